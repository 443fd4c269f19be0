-- Every enterprise with the number of its latest transaction.
-- out: enterprise EnterpriseId, seq int64_t
-- rows: many
-- scope: exempt licet check reads everything
SELECT enterprise, seq FROM enterprise ORDER BY enterprise
