"""The commands of reading and finding, one file each, loaded when first used."""
