"""Forecasting: who does what to whom next, ranked; meetings, sanctions and force within 30 days."""
