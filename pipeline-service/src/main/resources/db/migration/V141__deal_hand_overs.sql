-- Deals that are handed to colleagues: one asked at a time for each role.
create table deal_hand_over (
    id          uuid        primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    sender      text        not null,
    recipient   text        not null,
    role        text        not null,
    -- words, forgotten when the lead is erased
    note        text,
    state       text        not null,
    at          timestamptz not null,
    answered_at timestamptz,
    answered_by text,
    answer      text
);
create unique index deal_hand_over_pending on deal_hand_over (deal_id, role) where state = 'PENDING';
create index deal_hand_over_of_deal on deal_hand_over (deal_id, at, id);
create index deal_hand_over_to on deal_hand_over (recipient, state, at, id);
create index deal_hand_over_from on deal_hand_over (sender, state, at, id);
