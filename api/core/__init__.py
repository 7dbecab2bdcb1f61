"""What every feature stands on: transactions, problems, access, time, text, feeds, audit and the job outbox."""
