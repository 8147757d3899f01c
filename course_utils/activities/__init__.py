"""What a lesson lets the learner try: each activity binds one model or table to controls, figures and sentences."""
