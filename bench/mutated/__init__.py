"""Files changed by chance, taken in by the thousand: each must end as an outcome."""
