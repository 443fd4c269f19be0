-- Of whom an enterprise's customers asked quotes.
-- in: enterprise EnterpriseId
-- out: enquiry int64_t, partner ?AccountId
-- rows: many
-- scope: enterprise
SELECT enquiry, partner FROM enquiry WHERE enterprise = :enterprise AND partner IS NOT NULL ORDER BY enquiry
