-- What was told of one enterprise, for all accounts: licet check asks for it.
CREATE INDEX event_owner ON event (owner, account, number);
