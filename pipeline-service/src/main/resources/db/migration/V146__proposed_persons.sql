create index lead_proposal_person on lead_proposal (person_id) where person_id is not null;
