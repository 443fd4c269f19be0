-- Quotes presented to an agreement or standing for it, or for one site of it (0: all), the latest change first: as they
-- were on a day, as recorded until an instant. Figures are null where an edition was written before it kept them and
-- a later one has changed them.
-- in: enterprise EnterpriseId, holder AgreementId,
--   only_site int64_t, before Instant, before_enterprise int64_t, before_quote int64_t, true_on Date,
--   of_known bool, known_on Instant, most int64_t
-- out: enterprise EnterpriseId, quote QuoteId, revision int64_t, edition int64_t, number Text, kind Text, state Text,
--   agreement AgreementId, site ?SiteId, owner ?AccountId, distributor ?AccountId, reseller ?AccountId,
--   currency Text, level ?Text, total ?Money, valid_to ?Date, lines ?int64_t, changed_at Instant,
--   agreement_number Text, programme Text, customer_type Text, site_number Text, name Text, city Text, country Text
-- rows: many
-- scope: enterprise
SELECT q.enterprise, q.quote, q.revision, v.edition, q.number, q.kind, v.state, q.agreement, q.site, q.owner, q.distributor, q.reseller,
    q.currency, CASE WHEN v.lines IS NULL THEN q.level ELSE v.level END AS level,
    CASE WHEN v.lines IS NULL AND q.edition > v.edition THEN NULL ELSE COALESCE(v.total, q.total) END AS total,
    CASE WHEN v.lines IS NULL THEN q.valid_to ELSE v.valid_to END AS valid_to,
    CASE WHEN v.lines IS NULL AND q.edition > v.edition THEN NULL ELSE COALESCE(v.lines, q.lines) END AS lines,
    v.at AS changed_at, a.number AS agreement_number, a.programme, a.customer_type, s.number AS site_number, s.name, s.city,
    s.country
FROM quote AS q CROSS JOIN quote_event AS v CROSS JOIN agreement AS a CROSS JOIN site AS s
WHERE q.enterprise = :enterprise AND q.agreement = :holder AND (v.state = 'standing' OR (q.presented_on <= :true_on
        AND v.state NOT IN ('draft', 'submitted', 'in_approval', 'approved', 'returned')))
    AND (q.site = :only_site OR :only_site = 0) AND v.state <> 'superseded'
    AND v.enterprise = q.enterprise AND v.quote = q.quote AND v.revision = q.revision
    AND v.edition = (SELECT MAX(w.edition) FROM quote_event AS w
        WHERE w.enterprise = q.enterprise AND w.quote = q.quote AND w.on_day <= :true_on
        AND (CAST(:of_known AS bigint) = 0 OR w.seq <= (SELECT h.seq FROM recorded AS h
            WHERE h.enterprise = w.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1)))
    AND a.enterprise = q.enterprise AND a.agreement = q.agreement AND s.enterprise = q.enterprise
    AND s.site = COALESCE(q.site, (SELECT MIN(o.site) FROM site_history AS o WHERE o.enterprise = q.enterprise
        AND o.agreement = q.agreement AND o.seq <= v.seq))
    AND (v.at < :before OR (v.at = :before AND (q.enterprise < :before_enterprise
        OR (q.enterprise = :before_enterprise AND q.quote < :before_quote))))
ORDER BY v.at DESC, q.enterprise DESC, q.quote DESC LIMIT :most
