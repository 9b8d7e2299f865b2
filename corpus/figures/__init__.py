"""The pictures of figures that the network of handwriting is trained on (README)."""
