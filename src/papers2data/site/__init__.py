"""The published site: Datasette with our plugin, its titles and descriptions taken from the declarations."""
