"""An archive while processes die: what is handed in, the killing, and the proof."""
