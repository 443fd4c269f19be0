-- Which accounts see which sites of an enterprise by sales, coverage and quotes.
-- in: enterprise EnterpriseId
-- out: site SiteId, account AccountId, evidence Text, object int64_t, seq int64_t, from_day Date,
--   until_day ?Date
-- rows: many
-- scope: enterprise
SELECT site, account, evidence, object, seq, from_day, until_day
FROM visibility WHERE enterprise = :enterprise AND evidence IN ('sale', 'incumbent', 'quote')
