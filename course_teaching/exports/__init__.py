"""The questions taken elsewhere: to Anki, Moodle, Canvas and paper."""
