-- An enquiry that was open ends.
-- in: enterprise EnterpriseId, enquiry EnquiryId, state Text, seq int64_t, ended_on Date, reason ?Text
-- rows: changes 1
-- scope: enterprise
UPDATE enquiry SET state = :state, ended_seq = :seq, ended_on = :ended_on, reason = :reason
WHERE enterprise = :enterprise AND enquiry = :enquiry AND state = 'asked'
