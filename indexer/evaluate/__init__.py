"""Accuracy and relevance, measured against judged data."""
