-- Saves what of a revision may change: its state, its figures, its last day.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, state Text, level ?Text, total Money,
--   presented_on ?Date, valid_to ?Date, input_hash Text, programme_version int64_t, edition int64_t,
--   lines int64_t, points Points, priced_on Date, changed_at Instant, newest bool,
--   contact ?int64_t, maximum_end_price ?Money
-- rows: changes 1
-- scope: enterprise
UPDATE quote SET state = :state, level = :level, total = :total, presented_on = :presented_on,
    valid_to = :valid_to, input_hash = :input_hash, programme_version = :programme_version,
    edition = :edition, lines = :lines, points = :points, priced_on = :priced_on,
    changed_at = :changed_at, newest = :newest, contact = :contact,
    maximum_end_price = :maximum_end_price
WHERE enterprise = :enterprise AND quote = :quote AND revision = :revision
