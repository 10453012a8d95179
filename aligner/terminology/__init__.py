"""What has one translation: the terms of a glossary, the sentences of a memory."""
