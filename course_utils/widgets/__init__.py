"""What every page is built of: the frame of an activity, live figures, question cards, homework, pages of text."""
