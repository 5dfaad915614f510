"""Three packs of the Children and Learning Select Committee, each one PDF with agenda, minutes, reports, programme."""
