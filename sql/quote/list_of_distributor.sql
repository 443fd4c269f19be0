-- Quotes that name an account as distributor and not also reseller, the latest change first.
-- in: account AccountId, before Instant, before_enterprise int64_t, before_quote int64_t, most int64_t
-- out: enterprise EnterpriseId, quote QuoteId, revision int64_t, number Text, kind Text, state Text,
--   agreement AgreementId, site ?SiteId, owner ?AccountId, distributor ?AccountId, reseller ?AccountId,
--   currency Text, level ?Text, total Money, valid_to ?Date, lines ?int64_t, changed_at ?Instant,
--   agreement_number Text, programme Text, customer_type Text, agreement_level ?Text, floor ?Text, term int64_t,
--   term_start ?Date, term_end ?Date, first_anniversary ?Date, term_points Points, site_number Text, name Text,
--   city Text, country Text
-- rows: many
-- scope: exempt a partner sees quotes over many enterprises
SELECT q.enterprise, q.quote, q.revision, q.number, q.kind, q.state, q.agreement, q.site, q.owner, q.distributor,
    q.reseller, q.currency, q.level, q.total, q.valid_to, q.lines, q.changed_at, a.number AS agreement_number,
    a.programme, a.customer_type, a.level AS agreement_level, a.floor, a.term, a.term_start, a.term_end,
    a.first_anniversary, a.term_points, s.number AS site_number, s.name, s.city, s.country
FROM quote AS q CROSS JOIN agreement AS a CROSS JOIN site AS s
WHERE q.distributor = :account AND (q.reseller IS NULL OR q.reseller <> :account) AND q.newest = 1
    AND a.enterprise = q.enterprise AND a.agreement = q.agreement AND s.enterprise = q.enterprise
    AND s.site = COALESCE(q.site, (SELECT MIN(o.site) FROM site AS o WHERE o.enterprise = q.enterprise
        AND o.agreement = q.agreement))
    AND (q.changed_at < :before OR (q.changed_at = :before AND (q.enterprise < :before_enterprise
        OR (q.enterprise = :before_enterprise AND q.quote < :before_quote))))
ORDER BY q.changed_at DESC NULLS LAST, q.enterprise DESC, q.quote DESC LIMIT :most
