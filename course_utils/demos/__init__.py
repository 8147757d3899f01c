"""Activities in front of a class: a stage with a player through history, a show of hands, and links."""
