"""Plotly figures of the models' results: numbers in, a figure out. They know nothing of widgets."""
