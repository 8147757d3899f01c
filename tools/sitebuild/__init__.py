"""The parts of `tools/build_site.py`: what it fetches, compiles, leaves out, and how a release is sealed."""
