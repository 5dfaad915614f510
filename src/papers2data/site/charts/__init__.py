"""Charts as inline SVG: drawn by the server, read out as a sentence, with their figures in a table beside them."""
