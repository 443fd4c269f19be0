-- P16: what a customer asks a quote for, and of whom: a partner that is related to its site, or the vendor (NULL). Asking relates
-- nobody to anything (V2, docs/decisions/0012). It ends once: presented in a quote, declined by who was asked, or withdrawn.
-- quote: the one that was made of it last, be it a draft; answered: it was presented.
CREATE TABLE enquiry (
    enterprise bigint NOT NULL,
    enquiry bigint NOT NULL,
    seq bigint NOT NULL,
    site bigint NOT NULL,
    partner bigint REFERENCES account (account),
    state text NOT NULL CHECK (state IN ('asked', 'answered', 'declined', 'withdrawn')),
    note text,
    asked_on date NOT NULL,
    quote bigint,
    ended_seq bigint,
    ended_on date,
    reason text,
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, enquiry)
);
CREATE INDEX enquiry_partner ON enquiry (partner, asked_on);
CREATE INDEX enquiry_state ON enquiry (state, asked_on);
CREATE INDEX enquiry_quote ON enquiry (enterprise, quote) WHERE quote IS NOT NULL;

CREATE TABLE enquiry_line (
    enterprise bigint NOT NULL,
    enquiry bigint NOT NULL,
    line bigint NOT NULL CHECK (line >= 1),
    part text NOT NULL REFERENCES part (part),
    quantity bigint NOT NULL CHECK (quantity >= 1),
    FOREIGN KEY (enterprise, enquiry) REFERENCES enquiry (enterprise, enquiry),
    PRIMARY KEY (enterprise, enquiry, line)
);
