-- Every enterprise with the number of its latest transaction.
-- out: enterprise EnterpriseId, seq int64_t, created_on Date
-- rows: many
-- scope: exempt licet check reads everything
SELECT enterprise, seq, created_on FROM enterprise ORDER BY enterprise
