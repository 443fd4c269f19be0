-- Loads a revision of a quote; 0: the newest that the viewer sees (a customer, what was presented).
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t
-- out: revision int64_t, seq int64_t, number Text, kind Text,
--   state Text, agreement AgreementId, site ?SiteId, owner ?AccountId, distributor ?AccountId,
--   reseller ?AccountId, currency Text, country_group Text, level ?Text, total Money,
--   presented_on ?Date, valid_to ?Date, input_hash Text, programme_version int64_t, edition ?int64_t,
--   lines ?int64_t, points ?Points, priced_on ?Date, changed_at ?Instant, source_quote ?QuoteId,
--   contact ?int64_t, contact_role ?Text, maximum_end_price ?Money
-- rows: maybe
-- scope: enterprise
SELECT revision, seq, number, kind, state, agreement, site, owner, distributor, reseller, currency,
    country_group, level, total, presented_on, valid_to, input_hash, programme_version, edition, lines,
    points, priced_on, changed_at, source_quote, contact,
    (SELECT c.role FROM contact AS c WHERE c.enterprise = quote.enterprise AND c.contact = quote.contact
        ORDER BY c.seq DESC LIMIT 1) AS contact_role, maximum_end_price
FROM quote WHERE enterprise = :enterprise AND quote = :quote
    AND (revision = :revision OR (:revision = 0 AND revision = (SELECT MAX(n.revision) FROM quote AS n
        WHERE n.enterprise = :enterprise AND n.quote = :quote)))
