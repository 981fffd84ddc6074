"""Pages for other sites: pictures whose places carry meaning, and the page, index and files around them."""
