"""Bolt listeners: parse, run one journey, answer. One file a surface."""
