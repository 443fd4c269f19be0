-- The open enquiry of which a quote was made.
-- in: enterprise EnterpriseId, quote QuoteId
-- out: enquiry EnquiryId
-- rows: maybe
-- scope: enterprise
SELECT enquiry FROM enquiry WHERE enterprise = :enterprise AND quote = :quote AND state = 'asked'
