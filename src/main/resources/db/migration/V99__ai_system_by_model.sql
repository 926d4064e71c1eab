create index ai_system_model on quell.ai_system ((document -> 'registry' ->> 'model'));

comment on index quell.ai_system_model is 'An alert often names the model, and must not wait for a look at every system';
