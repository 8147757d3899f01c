"""The parts of `tools/make_slides.py`: a notebook's slides, its questions, and its activities without a kernel."""
