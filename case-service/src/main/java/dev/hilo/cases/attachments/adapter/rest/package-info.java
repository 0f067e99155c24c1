@NullMarked
package dev.hilo.cases.attachments.adapter.rest;

import org.jspecify.annotations.NullMarked;
