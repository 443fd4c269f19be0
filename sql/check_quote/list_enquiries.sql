-- What an enterprise's customers asked quotes for, and whether a quote of it was ever presented.
-- in: enterprise EnterpriseId
-- out: enquiry EnquiryId, seq int64_t, partner ?AccountId, state Text, asked_on Date, quote ?QuoteId, owner ?AccountId, quote_found int64_t,
--   ended_seq ?int64_t, ended_on ?Date, lines int64_t, last_line int64_t, presented int64_t
-- rows: many
-- scope: enterprise
SELECT e.enquiry, e.seq, e.partner, e.state, e.asked_on, e.quote,
    (SELECT MIN(q.owner) FROM quote AS q WHERE q.enterprise = e.enterprise AND q.quote = e.quote) AS owner,
    (SELECT COUNT(*) FROM quote AS q WHERE q.enterprise = e.enterprise AND q.quote = e.quote AND q.revision = 1
        AND q.site = e.site) AS quote_found,
    e.ended_seq, e.ended_on,
    (SELECT COUNT(*) FROM enquiry_line AS l WHERE l.enterprise = e.enterprise AND l.enquiry = e.enquiry) AS lines,
    (SELECT COALESCE(MAX(l.line), 0) FROM enquiry_line AS l WHERE l.enterprise = e.enterprise AND l.enquiry = e.enquiry) AS last_line,
    (SELECT COUNT(*) FROM quote_event AS v WHERE v.enterprise = e.enterprise AND v.quote = e.quote AND v.seq = e.ended_seq
        AND v.verb = 'present') AS presented
FROM enquiry AS e WHERE e.enterprise = :enterprise ORDER BY e.enquiry
