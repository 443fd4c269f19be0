-- What an index says of the renewal lines whose reseller an account is, by their due day: all that they are valued by.
-- in: account AccountId, due_from Date, due_to Date, end_from Date, end_to Date, most int64_t
-- out: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, part Text, quantity Quantity, coverage_end Date,
--   agreement_since Date, due ?Date, currency Text, country_group Text
-- rows: many
-- scope: exempt a partner sees lines over many enterprises
SELECT e.enterprise, e.entitlement, e.site, e.part, e.quantity, e.coverage_end, e.agreement_since, e.due, e.currency, e.country_group
FROM entitlement AS e
WHERE e.reseller = :account
    AND e.due >= :due_from AND e.due <= :due_to AND e.coverage_end >= :end_from AND e.coverage_end <= :end_to
ORDER BY e.due NULLS LAST, e.enterprise, e.entitlement LIMIT :most
