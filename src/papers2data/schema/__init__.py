"""The declarations in ``schemas/``, loaded once, validated and frozen."""
