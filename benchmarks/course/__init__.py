"""The course of talks beside its goals: who hosts, who mediates, which stage comes next."""
