"""The commands of what is held, one file each, loaded when first used."""
