-- Who made an edition of a quote what it is (portal.md §10): the account's name; none where the house did by itself.
-- in: enterprise EnterpriseId, quote QuoteId, edition int64_t
-- out: name Text
-- rows: maybe
-- scope: enterprise
SELECT a.name
FROM quote_event AS e JOIN account AS a ON a.account = e.account
WHERE e.enterprise = :enterprise AND e.quote = :quote AND e.edition = :edition
