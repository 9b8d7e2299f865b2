"""How fast papers are found, against peers over the same texts in the same run."""
