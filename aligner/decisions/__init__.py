"""What a text itself says of its findings, and what a finding is recognised by."""
