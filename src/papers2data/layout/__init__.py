"""From what stands where to blocks in reading order: paragraphs and tables, joined over pages, furniture off."""
