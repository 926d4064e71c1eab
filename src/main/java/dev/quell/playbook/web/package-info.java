/** The pages of the playbooks. */
@NullMarked
package dev.quell.playbook.web;

import org.jspecify.annotations.NullMarked;
