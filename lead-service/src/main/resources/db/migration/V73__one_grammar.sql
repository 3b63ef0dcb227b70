-- Conditions of routing are written as those of segments are.
create function in_one_grammar(body text) returns text language sql immutable as $$
select replace(replace(replace(replace(replace(replace(body,
    '"op":"ge"', '"op":"gte"'),
    '"op":"le"', '"op":"lte"'),
    '"op":"present"', '"op":"exists","value":true'),
    '"op":"absent"', '"op":"exists","value":false'),
    '{"all":[]}', '{"field":"source","op":"exists","value":true}'),
    '{"any":[]}', '{"field":"source","op":"exists","value":false}') $$;
update routing_list set body = in_one_grammar(body);
update routing_definition set body = in_one_grammar(body);
drop function in_one_grammar(text);
