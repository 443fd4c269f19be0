-- The last edition of a revision on a day, as recorded by a transaction; revision 0: of the newest revision then, or where
-- `shown` of the newest that its customer saw. What only pricing knows is null of editions from before it was kept.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, shown bool, true_on Date, known_seq int64_t
-- out: revision int64_t, edition int64_t, state Text, level ?Text, total ?Money, presented_on ?Date, valid_to ?Date,
--   at Instant, contact ?int64_t, contact_role ?Text, maximum_end_price ?Money, priced_on ?Date, input_hash ?Text
-- rows: maybe
-- scope: enterprise
SELECT revision, edition, state, level, total, presented_on, valid_to, at, contact,
    (SELECT c.role FROM contact AS c WHERE c.enterprise = quote_event.enterprise AND c.contact = quote_event.contact
        ORDER BY c.seq DESC LIMIT 1) AS contact_role, maximum_end_price, priced_on, input_hash
FROM quote_event WHERE enterprise = :enterprise AND quote = :quote AND on_day <= :true_on AND seq <= :known_seq
    AND (revision = :revision OR (:revision = 0 AND revision = (SELECT MAX(v.revision) FROM quote_event AS v
        WHERE v.enterprise = :enterprise AND v.quote = :quote AND v.on_day <= :true_on AND v.seq <= :known_seq
            AND (CAST(:shown AS bigint) = 0 OR v.presented_on IS NOT NULL OR v.state = 'standing'))))
ORDER BY edition DESC LIMIT 1
