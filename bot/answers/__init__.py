"""What a person gets asked for, without knowing who asks. Used by chat, jobs and the command line."""
