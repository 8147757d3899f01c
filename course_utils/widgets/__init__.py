"""What the learner meets in a notebook: activities, question cards and pages, bound to models and figures."""
