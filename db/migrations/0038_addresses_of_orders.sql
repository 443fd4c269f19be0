-- P18: whereto an order goes and on whose bill, who hears of its proofs and renewals, and which terms were accepted with
-- it. One row for each order that came through the portal, as it was submitted; none for an order of the house itself.
-- ship_to NULL: its own site. bill_to NULL: the office of the partner who buys, else that site. A contact is of its site; NULL: who holds that role (R1.8).
CREATE TABLE order_address (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise), order_id bigint NOT NULL,
    ship_to bigint, bill_to bigint, proof_contact bigint, renewal_contact bigint, terms_version text,
    FOREIGN KEY (enterprise, ship_to) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, bill_to) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, order_id)
);
