// What a command costs as a whole process, beside an empty program: both in turn, each many times.
//
//   start RUNS EMPTY COMMAND [ARGUMENT ...]
//
// CPU is what the kernel books for the finished process, from its birth on.

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ;

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double cpu_ms(char **command, long *faults) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t pid;
    if (posix_spawn(&pid, command[0], &actions, NULL, command, environ) != 0) {
        perror(command[0]);
        exit(2);
    }
    posix_spawn_file_actions_destroy(&actions);
    struct rusage used;
    int status;
    wait4(pid, &status, 0, &used);
    *faults = used.ru_minflt;
    long seconds = used.ru_utime.tv_sec + used.ru_stime.tv_sec;
    return 1e3 * seconds + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

int main(int count, char **arguments) {
    int runs = count > 3 ? atoi(arguments[1]) : 0;
    if (runs < 1) {
        fputs("usage: start RUNS EMPTY COMMAND [ARGUMENT ...]\n", stderr);
        return 2;
    }
    char *empty[] = {arguments[2], NULL};
    double *command_ms = calloc(runs, sizeof(double)), *empty_ms = calloc(runs, sizeof(double));
    long command_faults = 0, empty_faults = 0;
    for (int warm_up = 0; warm_up < 5; warm_up++) cpu_ms(arguments + 3, &command_faults);
    for (int run = 0; run < runs; run++) {
        command_ms[run] = cpu_ms(arguments + 3, &command_faults);
        empty_ms[run] = cpu_ms(empty, &empty_faults);
    }
    qsort(command_ms, runs, sizeof(double), ascending);
    qsort(empty_ms, runs, sizeof(double), ascending);
    double command = command_ms[runs / 2], none = empty_ms[runs / 2];
    printf("median CPU %.3f ms with %ld page faults; empty %.3f ms with %ld: %.2f times\n",
           command, command_faults, none, empty_faults, command / none);
}
