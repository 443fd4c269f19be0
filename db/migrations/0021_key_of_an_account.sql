-- An enrolment that makes its enterprise asks for its key over all enterprises of the account.
CREATE INDEX request_key_account ON request_key (account, request);
