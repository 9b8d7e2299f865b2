"""Engines that are measured beside ours; none knows another."""
